package dev.countersign.insight.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.insight.ui.Plot.Colour;
import dev.countersign.insight.ui.Plot.Series;
import dev.countersign.insight.ui.Plot.Shape;
import dev.countersign.insight.ui.Plot.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    @Test
    void theScriptGetsJsonInWhichMissingNumbersAreNull() {
        Plot plot = new Plot(
                Shape.LINES,
                Unit.SHARE,
                List.of("Oct 2026", "Nov \"2026\""),
                List.of(new Series("Sent back", Colour.INK_SOFT, List.of(Double.NaN, 0.25))),
                "en-IE");

        assertThat(Chart.json(plot)).isEqualTo("""
                        {"shape":"LINES","unit":"SHARE","language":"en-IE","labels":["Oct 2026","Nov \\"2026\\""],\
                        "series":[{"name":"Sent back","colour":"ink-soft","line":false,"values":[null,0.25]}]}""");
    }
}
