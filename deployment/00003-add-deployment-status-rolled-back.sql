-- Alone in its file: a new value cannot be used before the transaction that adds it has committed.
alter type deployments.deployment_status add value 'rolled_back';
