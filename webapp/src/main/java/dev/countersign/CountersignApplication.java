package dev.countersign;

import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The web application: every feature is a package below this one. */
@Push
@SpringBootApplication
public class CountersignApplication implements AppShellConfigurator {

    static void main(String[] arguments) {
        SpringApplication.run(CountersignApplication.class, arguments);
    }
}
