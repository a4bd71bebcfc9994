package dev.countersign.local;

import dev.countersign.CountersignApplication;
import org.springframework.boot.SpringApplication;

/**
 * Which beans the product on one machine has. The build runs this class, to generate code that registers them (Spring's ahead-of-time processing): the
 * start that uses it, with the system property {@code spring.aot.enabled}, reads no annotations and evaluates no conditions.
 */
final class LocalBeans {

    private LocalBeans() {}

    /** Spring ends this run when all beans are known and before it makes one. */
    static void main(String[] arguments) {
        var application = new SpringApplication(CountersignApplication.class);
        configure(application);
        application.run("--server.port=0", "--countersign.data-dir=none");
    }

    /** The generated code is found by the name of this class. */
    static void configure(SpringApplication application) {
        application.setMainApplicationClass(LocalBeans.class);
        application.setAdditionalProfiles("local");
    }
}
