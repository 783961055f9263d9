create index group_participant_of_group on group_participant (care_group);
