package dev.countersign.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Span;
import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void whatPeopleTypedIsTextWhateverItLooksLike() {
        String typed = "<img src=x onerror=alert(1)>&\"'\uD83D\uDE00";
        Span element = new Span();
        new Markup()
                .span("title", typed)
                .person("<b> &c")
                .badge(Tone.NO, Icon.EXPIRED, typed)
                .link("title", "inbox?text=\"><img", new Markup().span("", typed))
                .checkBox(typed)
                .into(element);
        String html = element.getElement().getProperty("innerHTML");
        assertThat(html)
                .doesNotContain("<img", "<b>", "&c<")
                .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&quot;&#39;\uD83D\uDE00", "&lt;&amp;");
        assertThat(element.getChildren()).isEmpty();
    }

    @Test
    void contentStandsInItsElement() {
        Markup inside = new Markup().span("strong", "1 €");
        assertThat(new Markup().span("aside", inside).html())
                .isEqualTo("<span class=\"aside\"><span class=\"strong\">1 €</span></span>");
    }
}
