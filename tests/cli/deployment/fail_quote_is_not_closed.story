# A string, a quoted name, a dollar-quoted body and a comment without an end, each in its file.
--- server none
--- file deployment/00000-string.sql
select 1;
select 'it''s;
--- file deployment/00001-name.sql
select "größe;
--- file deployment/00002-body.sql
create function f() returns int language sql as $body$
select 1;
--- file deployment/00003-comment.sql
/* /* nested */
select 1;
--- run deployment --postgres-dsn host=/nowhere
--- status 3
--- stderr
deployment/00000-string.sql:2:8: error: unterminated quoted string [unterminated]
  LINE 2: select 'it''s;
                 ^
  hint: Close the quoted string that begins here.
deployment/00001-name.sql:1:8: error: unterminated quoted identifier [unterminated]
  LINE 1: select "größe;
                 ^
  hint: Close the quoted identifier that begins here.
deployment/00002-body.sql:1:49: error: unterminated dollar-quoted string [unterminated]
  LINE 1: create function f() returns int language sql as $body$
                                                          ^
  hint: Close the dollar-quoted string that begins here.
deployment/00003-comment.sql:1:1: error: unterminated comment [unterminated]
  LINE 1: /* /* nested */
          ^
  hint: Close the comment that begins here.
4 problems in the source tree; nothing was run
