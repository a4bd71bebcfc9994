package dev.countersign;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The classes that people wrote: not those of tests, and not the definitions of beans that the build generates for the local product. */
public final class WrittenCode implements ImportOption {

    private static final ImportOption NO_TESTS = new DoNotIncludeTests();

    @Override
    public boolean includes(Location location) {
        return NO_TESTS.includes(location) && !location.contains("__") && !location.contains("$$");
    }
}
