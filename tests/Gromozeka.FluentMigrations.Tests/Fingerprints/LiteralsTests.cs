using System.Text;
using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.Tests.Fingerprints;

/// <summary>The text of a value.</summary>
public sealed class LiteralsTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("a\\b", "'a\\\\b'")]
    [InlineData("a\u0001b", "'a\\1b'")]
    [InlineData("a\u0002b", "'a\\2b'")]
    [InlineData("a\nb", "'a\nb'")]
    [InlineData("a\rb", "'a\nb'")]
    [InlineData("a\r\nb", "'a\nb'")]
    [InlineData("a\fb", "'a\nb'")]
    [InlineData("a\u0085b", "'a\nb'")]
    [InlineData("a\u2028b", "'a\nb'")]
    [InlineData("a\u2029b", "'a\nb'")]
    [InlineData('\'', "''''")]
    [InlineData('\r', "'\n'")]
    public void Write_Text_HasNoLetterThatMarksALiteral_AndOneKindOfLineEnd(object value, string expected)
    {
        var text = new StringBuilder();

        Literals.Write(text, value);

        Assert.Equal(expected, text.ToString());
    }
}
