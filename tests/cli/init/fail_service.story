# The two services are named.
--- server none
--- run init --ci jenkins
--- status 2
--- stderr
error: "jenkins" is not a service that --ci knows
  hint: Write --ci github or --ci gitlab.
