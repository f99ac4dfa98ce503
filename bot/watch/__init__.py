"""The process watched from outside and by itself: metrics, probes, alarms."""
