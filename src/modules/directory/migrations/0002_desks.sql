-- The account with which somebody signs in as this professional: nobody is asked, and nothing is passed on, where nobody looks.
alter table professional add column account {id};
update professional set account = (select a.account from account a where a.professional = professional.professional and a.closed_at is null);
create index professional_by_account on professional (account) where account is not null;
