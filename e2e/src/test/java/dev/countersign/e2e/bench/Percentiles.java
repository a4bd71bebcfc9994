package dev.countersign.e2e.bench;

/** In milliseconds. */
record Percentiles(double p50, double p95, double p99) {}
