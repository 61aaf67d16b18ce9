copy calendar.event_categories (code, title, blocks_time, description) from stdin;
absence	Absence	t	Vacation, parental leave, illness
focus	Focus time	t	Time without meetings
freeze	Deployment freeze	f	Announces a freeze window
meeting	Meeting	t	\N
on_call	On-call duty	f	First to be called; meetings are still possible
release	Release	f	A planned deployment
\.
