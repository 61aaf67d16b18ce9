# The tree of one version of an application, with the program that deploys it. In the directory that contains db/:
#   docker build -f shop-database.Dockerfile -t registry.example.org/shop-database:1.4.0 .

FROM postgres-manager
COPY db /db
ENV POSTGRES_MANAGER_ROOT=/db
CMD ["deployment", "--wait", "60s"]
