#!/usr/bin/env bash
# Starts PostgreSQL, Redis and RabbitMQ where they do not answer on their standard local ports, for the tests of
# quoted code on a Debian machine that has them installed. What is not installed is told and left alone.
set -uo pipefail

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# wait_for NAME PORT SECONDS: until the port answers, or the time is over.
wait_for() {
  local end=$((SECONDS + $3))
  until answers "$2"; do
    if ((SECONDS >= end)); then
      echo "$1: no answer on port $2 in $3 s" >&2
      return 1
    fi
    sleep 0.5
  done
  echo "$1: started on port $2"
}

# ensure NAME PORT SECONDS BINARY FUNCTION
ensure() {
  if answers "$2"; then
    echo "$1: answers on port $2"
  elif ! command -v "$4" >/dev/null; then
    echo "$1: $4 is not installed, nothing answers on port $2"
  else
    "$5" </dev/null && wait_for "$1" "$2" "$3"
  fi
}

start_postgresql() {
  local version
  version=$(ls /etc/postgresql 2>/dev/null | sort -V | tail -n 1)
  if [[ -z $version ]]; then
    echo 'PostgreSQL: no cluster in /etc/postgresql' >&2
    return 1
  fi
  pg_ctlcluster --skip-systemctl-redirect "$version" main start
}

start_redis() { redis-server --daemonize yes --bind 127.0.0.1 --port 6379 --save '' --appendonly no >/dev/null; }

start_rabbitmq() { rabbitmq-server -detached; }

status=0
ensure PostgreSQL 5432 30 pg_ctlcluster start_postgresql || status=1
ensure Redis 6379 10 redis-server start_redis || status=1
ensure RabbitMQ 5672 90 rabbitmq-server start_rabbitmq || status=1
exit "$status"
