-- A day shows what was cancelled or missed too: a professional's bookings of every state, by time.
drop index booking_by_professional;
create index booking_by_professional on booking (professional, begins_at);
-- Hours of single days grow with the years.
create index hours_by_time on hours (begins_at, professional);
create index hours_by_unit on hours (unit, begins_at);
