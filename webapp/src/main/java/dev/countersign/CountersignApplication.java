package dev.countersign;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import dev.countersign.local.LocalStart;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.random.RandomGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The web application: every feature is a package below this one. */
@Push
@SpringBootApplication
public class CountersignApplication implements AppShellConfigurator {

    static void main(String[] arguments) {
        var application = new SpringApplication(CountersignApplication.class);
        LocalStart.wantedBy(arguments)
                .ifPresentOrElse(local -> local.start(application, arguments), () -> application.run(arguments));
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RandomGenerator random() {
        return new SecureRandom();
    }
}
