-- Where a client wants mail. Beside the client, because the details are stated whole by others, who know no e-mail.
create table client_email (
    client {id}   primary key,
    email  {text} not null
) {strict};
