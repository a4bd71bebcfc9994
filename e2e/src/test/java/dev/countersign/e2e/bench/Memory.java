package dev.countersign.e2e.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much memory a JVM needs.
 *
 * @param liveBytes of objects that a full collection leaves
 * @param residentBytes of the whole process
 */
record Memory(long liveBytes, long residentBytes) {

    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

    /** What the serial collector puts where it leaves a gap. */
    private static final Pattern GAPS = Pattern.compile("\\d+:\\s+\\d+\\s+(\\d+)\\s+\\S*jdk\\.internal\\.vm\\.Filler");

    static Memory of(long pid) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process histogram = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram").start();
        String printed = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = TOTAL.matcher(printed);
        if (!total.find()) {
            throw new IOException("jcmd does not tell the heap of " + pid);
        }
        long gaps = GAPS.matcher(printed)
                .results()
                .mapToLong(gap -> Long.parseLong(gap.group(1)))
                .sum();
        return new Memory(Long.parseLong(total.group(1)) - gaps, resident(pid));
    }

    private static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                .sum();
    }
}
