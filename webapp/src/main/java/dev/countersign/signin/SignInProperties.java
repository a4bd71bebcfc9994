package dev.countersign.signin;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param domains which tenant, by its slug, the people of an e-mail domain belong to */
@ConfigurationProperties("countersign.sign-in")
record SignInProperties(@DefaultValue Map<String, String> domains) {}
