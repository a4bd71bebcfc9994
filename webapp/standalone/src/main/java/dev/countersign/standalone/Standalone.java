package dev.countersign.standalone;

import dev.countersign.CountersignApplication;
import dev.countersign.lambdas.http.AddressPolicy;
import dev.countersign.localaws.calls.CallRecorder;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The start in the profile {@code standalone}: the settings are checked, then the AWS endpoint starts, then the application. */
final class Standalone {

    static final String PROFILE = "standalone";

    private Standalone() {}

    /** @throws CannotRun if something is missing or wrong */
    static ConfigurableApplicationContext start(String... arguments) {
        SpringApplication application = new SpringApplication(CountersignApplication.class);
        application.setAdditionalProfiles(PROFILE);
        application.addInitializers(Standalone::startEndpoint);
        return application.run(arguments);
    }

    private static void startEndpoint(ConfigurableApplicationContext context) {
        Settings settings = Settings.of(context.getEnvironment());
        settings.databases().check();
        EmbeddedAws aws = endpoint(settings);
        // What is registered before all beans is destroyed after them.
        ((GenericApplicationContext) context)
                .getDefaultListableBeanFactory()
                .registerDisposableBean("embeddedAws", aws::close);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("embedded AWS", Map.copyOf(aws.properties())));
    }

    private static EmbeddedAws endpoint(Settings settings) {
        try {
            return EmbeddedAws.start(
                    settings.databases().ofEndpoint(),
                    settings.keys(),
                    new EmbeddedAws.Outside(settings.smtp(), settings.steps(), AddressPolicy.of(""), CallRecorder.OFF));
        } catch (IOException failed) {
            throw new CannotRun("The AWS endpoint in this process did not start: " + failed.getMessage(), failed);
        }
    }
}
