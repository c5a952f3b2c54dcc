// Package e2e tests the roles together: the API, the worker and the job as
// processes, with the real PostgreSQL, Redis and RabbitMQ.
package e2e
