create schema deployments;

comment on schema deployments is 'Which release of which service went to which environment, and when none may';
