package dev.countersign.definitions.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchKeyTest {

    @ParameterizedTest
    @CsvSource({"Petición,peticion", "１００８,1008", "ＡＢＣ,abc", "ﬁnance,finance", "' two   words ',two words"})
    void whatLooksTheSameIsFoundTheSame(String text, String key) {
        assertThat(SearchKey.of(text)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"PR-1008,pr1008", "ＰＲ－１００８,pr1008", "PR 1008,pr1008"})
    void aNumberIsFoundHoweverItIsSeparated(String text, String key) {
        assertThat(SearchKey.ofNumber(text)).isEqualTo(key);
    }
}
