package dev.countersign.signin;

import dev.countersign.definitions.text.Bundle;
import java.text.MessageFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** The texts of the pages without Vaadin. Thymeleaf and Spring use the bean with this name. */
@Component("messageSource")
class SignInTexts extends AbstractMessageSource {

    private static final Bundle BUNDLE = new Bundle("dev.countersign.signin.messages");

    @Override
    protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
        return BUNDLE.has(code) ? BUNDLE.format(locale, code) : null;
    }
}
