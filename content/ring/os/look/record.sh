#!/bin/sh
# What the page shows of a busy machine: sh record.sh > testdata/busy.txt
uptime
echo
vmstat 1 3
echo
free -m
echo
dmesg | grep -o 'oom-kill:constraint=[A-Z_]*\|Memory cgroup out.*anon-rss:[0-9]*kB' |
	sed 's/) total-vm/)\n    total-vm/' | tail -3
