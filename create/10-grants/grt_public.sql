-- Functions are open to everybody unless this is taken back.
revoke execute on all functions in schema calendar, deployments from public;
