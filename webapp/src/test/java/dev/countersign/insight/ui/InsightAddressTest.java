package dev.countersign.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import dev.countersign.insight.InsightFilter;
import dev.countersign.insight.InsightFilter.Scope;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InsightAddressTest {

    @Test
    void aFilterIsReadAsItWasWritten() {
        InsightFilter filter = new InsightFilter(Scope.TEAM, 3, Optional.of("purchase"), Optional.of("finance"));

        assertThat(InsightAddress.of(filter))
                .startsWith("insight?")
                .contains("of=team", "months=3", "template=purchase", "group=finance");
        assertThat(InsightAddress.read(InsightAddress.parameters(filter))).isEqualTo(filter);
        assertThat(InsightAddress.of(InsightFilter.YEAR)).isEqualTo("insight");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "months=7", "months=-3", "months=99999999999", "of=everybody", "template=&group=%00", "x=1"})
    void whatIsInvalidIsIgnored(String query) {
        assertThat(InsightAddress.read(QueryParameters.fromString(query))).isEqualTo(InsightFilter.YEAR);
    }
}
