create schema directory;

comment on schema directory is 'Organisations and the people who belong to them';
