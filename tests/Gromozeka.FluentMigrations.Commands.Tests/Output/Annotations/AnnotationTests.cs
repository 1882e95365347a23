namespace Gromozeka.FluentMigrations.Commands.Output.Annotations;

/// <summary>The format is that of GitHub's own toolkit: %, CR and LF are escaped everywhere, a colon and a comma in properties.</summary>
public sealed class AnnotationTests
{
    [Theory]
    [InlineData("plain", "::error::plain")]
    [InlineData("100 %, a: b", "::error::100 %25, a: b")]
    [InlineData("a\nb\r\nc\rd", "::error::a%0Ab%0Ac%0Ad")]
    [InlineData("::set-output::", "::error::::set-output::")]
    [InlineData("%0A", "::error::%250A")]
    [InlineData("Password=s3cret", "::error::Password=***")]
    public void Text_IsEscaped(string text, string expected) => Assert.Equal(expected, new Annotation("error", null, text).ToString());

    [Fact]
    public void Properties_AreEscapedFurther() =>
        Assert.Equal(
            "::warning file=src/a%2Cb%3Ac.cs,line=7,title=GM501 50%25%2C one%3A two%0Athree::x",
            new Annotation("warning", "GM501 50%, one: two\nthree", "x", new SourceLine("src\\a,b:c.cs", 7)).ToString()
        );

    [Fact]
    public void AResult_IsItsErrorsFindingsRisksAndWarnings()
    {
        var document = new Document("plan")
        {
            Failed = new FailureNode("GM501", "A migration failed", "what", "why", "state", "next", 2, null, null),
            Findings = [new FindingNode("GM303", "late", "renumber") { Version = 3 }, new FindingNode("GM203", "settings", "repair")],
            Steps =
            [
                new StepNode(4, "M4", "Four", "up", []) { Risks = ["drops table t", "is marked as a breaking change"] },
                new StepNode(5, "M5", "Five", "up", []),
            ],
            Warnings = ["careful"],
        };

        Assert.Equal(
            [
                "::error file=M2.cs,line=2,title=GM501 A migration failed::what%0Awhy: why%0Astate: state%0Anext: next",
                "::error file=M3.cs,line=3,title=GM303::late%0Anext: renumber",
                "::error title=GM203::settings%0Anext: repair",
                "::warning title=Migration 4%3A Four::drops table t%0Ais marked as a breaking change",
                "::warning::careful",
            ],
            AnnotationView
                .Of(document, version => version == 4 ? null : new SourceLine($"M{version}.cs", (int)version))
                .Select(one => one.ToString())
        );
    }
}
