package dev.countersign.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ana@acme.test",
                "o'brien+x_1@mail.acme.test",
                "núñez@acme.test",
                "采购@例え.test",
                "a@x-1.test",
                "{a}|b~c/d=e@acme",
                "1@2.test"
            })
    void whatTheSenderReadsAsOneAddressIsOne(String address) {
        assertThat(EmailAddress.isValid(address)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "@acme.test",
                "ana@",
                "a@b@acme.test",
                "a,b@acme.test",
                "a@b,victim",
                "a;b@acme.test",
                "(c)x@acme.test",
                "x@acme.test(c)",
                "x@[127.0.0.1]",
                "x@-bad-",
                "x@bad-.test",
                "x..y@acme.test",
                ".x@acme.test",
                "x.@acme.test",
                "x@acme..test",
                "x@acme.test.",
                "x@.acme.test",
                "Ana <ana@acme.test>",
                "\"a b\"@acme.test",
                "a:b@acme.test",
                "a\\b@acme.test",
                "a\u200Bb@acme.test",
                "ana@acme_1.test",
                "ana@acme.test\n"
            })
    void whatTheSenderWouldRefuseOrSendElsewhereIsNone(String text) {
        assertThat(EmailAddress.isValid(text)).isFalse();
    }
}
