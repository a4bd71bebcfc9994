package dev.countersign.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The processor time that processes used, user and system together, as Linux counts it in {@code /proc}. */
final class CpuTime {

    /** USER_HZ, which is 100 on every architecture that Java runs on. */
    private static final long MILLIS_PER_TICK = 10;

    /** Fields of proc_pid_stat(5), counted from the one behind the name: utime, stime, and those of children that ended. */
    private static final int OWN = 11;

    private static final int CHILDREN = 13;

    private CpuTime() {}

    static long millis(long pid) throws IOException {
        return ticks(pid, OWN) * MILLIS_PER_TICK;
    }

    /** Of a process and all its children, those that ended included. */
    static long millisOfFamily(long pid) throws IOException {
        long total = ticks(pid, OWN) + ticks(pid, CHILDREN);
        try (Stream<ProcessHandle> children = ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children)) {
            for (long child : children.mapToLong(ProcessHandle::pid).toArray()) {
                total += ticks(child, OWN);
            }
        }
        return total * MILLIS_PER_TICK;
    }

    private static long ticks(long pid, int first) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            return LongStream.of(Long.parseLong(fields[first]), Long.parseLong(fields[first + 1]))
                    .sum();
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
