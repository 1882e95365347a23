namespace Gromozeka.FluentMigrations.Commands.Schemas.Pages;

public sealed class HtmlTests
{
    [Theory]
    [InlineData("plain_name", "plain_name")]
    [InlineData("<script>\"a\" & 'b'</script>", "&lt;script&gt;&quot;a&quot; &amp; &#39;b&#39;&lt;/script&gt;")]
    [InlineData("a\r\n\tb\u0001", "a\n\tb\uFFFD")]
    public void Escape_AnyText_IsNothingButText(string text, string expected) => Assert.Equal(expected, Html.Escape(text));

    [Fact]
    public void Table_WithoutRows_IsNothing() => Assert.Equal("", Html.Table("Indexes", ["Index"], []));
}
