using Gromozeka.FluentMigrations.Cli.Tests.Support;
using Gromozeka.FluentMigrations.Commands.Output;

namespace Gromozeka.FluentMigrations.Cli.Tests.Screens;

/// <summary>What every command writes, on a terminal of 80 and of 100 columns.</summary>
public sealed class LayoutTests : ToolTest
{
    [Theory]
    [InlineData("status")]
    [InlineData("status", "--yes")]
    [InlineData("plan")]
    [InlineData("plan", "-V")]
    [InlineData("history")]
    [InlineData("list", "migrations")]
    [InlineData("list", "processors")]
    [InlineData("validate")]
    [InlineData("doctor")]
    [InlineData("adopt", "--dry-run")]
    [InlineData("stamp", "1", "--dry-run")]
    [InlineData("repair", "--dry-run")]
    [InlineData("backups")]
    [InlineData("backup", "--lock-timeout", "99999999999")]
    [InlineData("migrate", "--target", "99")]
    [InlineData("migrate", "--profile", "NoSuch")]
    [InlineData("rollback", "-t", "1")]
    [InlineData("statsu")]
    [InlineData("status", "-c", "a name of a connection that is not there and is too long for a line of the terminal")]
    [InlineData("new", "x", "--folder", "/proc/nothing")]
    [InlineData("restore", "absent.db", "--yes")]
    public void AScreen_HasNoLineThatIsTooLong(params string[] command)
    {
        Shell.WithLegacy();
        CheckBothWidths(command);
        Shell.Run("migrate", "--target", "1");
        CheckBothWidths(command);
    }

    [Fact]
    public void AFailedRun_IsLaidOut()
    {
        Shell.Assembly = Repository.Samples;
        string[] failing = ["-n", "Gromozeka.FluentMigrations.Cli.Samples.Failing"];
        Shell.Run(["migrate", .. failing]);

        CheckBothWidths(["migrate", .. failing, "--no-backup"]);
        CheckBothWidths(["history", .. failing]);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void WordsOfEveryLength_StayWhole_AndStandUnderTheirColumn(int width)
    {
        Choices.Try(
            choices =>
            {
                var rows = Table(choices);
                var writer = new StringWriter();
                new Screen(writer, hasColor: false, width).Table(rows, gap: 2);

                Layout.Check(writer.ToString(), string.Join('\n', Rows.Align(rows, gap: 2)), width);
            },
            choices => string.Join('\n', Rows.Align(Table(choices), gap: 2)),
            times: 200
        );

        static List<string[]> Table(Choices choices) =>
            [
                .. Enumerable
                    .Range(0, choices.Next(1, 6))
                    .Select(_ =>
                        new[] { $"  ✓ {choices.Next(1, 2_000_000_000)}", Text(choices), $"{choices.Next(1, 90000)} ms", Text(choices) }
                    ),
            ];
    }

    [Fact]
    public void AWordThatIsLongerThanTheLine_IsCutOnlyWhereTheLineEnds()
    {
        var path = "/" + new string('x', 200);
        var writer = new StringWriter();

        new Screen(writer, hasColor: false, 80).Table(
            [
                ["  ✓ database", path],
                ["  ✓ file", "1 KB"],
            ],
            gap: 2
        );

        var lines = writer.ToString().Split('\n');
        Assert.Equal("  ✓ database", lines[0]);
        Assert.All(lines[1..3], line => Assert.Equal(80, line.Length));
        Assert.All(lines[1..4], line => Assert.StartsWith("      ", line, StringComparison.Ordinal));
        Assert.Equal(path, string.Concat(lines[1..4].Select(line => line.Trim())));
        Assert.Equal("  ✓ file      1 KB", lines[4]);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    public void WhatIsBrokenWithoutSpectre_LooksAsSpectreWouldBreakIt(int width)
    {
        var broken = 0;
        Choices.Try(
            choices =>
            {
                var (rows, line) = Texts(choices);
                if (Wrapping.Table(rows, width, gap: 2) is { } table && !Rows.Align(rows, 2).All(row => Wrapping.Fits(row, width)))
                {
                    broken++;
                    Assert.Equal(
                        Drawn(width, drawing => rows.ForEach(row => Assert.Null(drawing.Row(row, Columns.Of(rows, width, 2), 2)))),
                        Lines(table)
                    );
                }

                if (!Wrapping.Fits(line, width) && Wrapping.Line(line, width, 2) is { } parts)
                    Assert.Equal(Drawn(width, drawing => drawing.Line(line, 2)), Lines(parts));
            },
            choices => string.Join('\n', Rows.Align(Texts(choices).Rows, 2)) + "\n" + Texts(choices).Line,
            times: 300
        );

        Assert.True(broken > 50, $"{broken}");

        static (List<string[]> Rows, string Line) Texts(Choices choices) =>
            (
                [.. Enumerable.Range(0, choices.Next(1, 6)).Select(_ => new[] { $"  --{Word(choices)} <X>", Text(choices) + " [[x]]" })],
                $"{new string(' ', choices.Next(0, 4))}{Text(choices)} [[x]] {Text(choices)}"
            );
    }

    [Theory]
    [InlineData("[green]✓[/] done, [[x]]")]
    [InlineData("[red]GM702[/] no")]
    [InlineData("[bold]Next[/] and [yellow]rows[/]")]
    [InlineData("plain")]
    public void Colors_WithoutSpectre_AreThoseOfSpectre(string markup)
    {
        var (own, spectre) = (new StringWriter(), new StringWriter());

        new Screen(own, hasColor: true, 80).Line(markup);
        Drawing.Create(spectre, hasColor: true, 80).Line(markup, 2);

        Assert.Equal(spectre.ToString(), own.ToString());
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    public void WithoutColor_LinesAreBrokenAllTheSame(string name, string value)
    {
        Shell.WithLegacy();
        Shell.Environment[name] = value;

        var run = Shell.OnTerminal(80, "status");

        Assert.DoesNotContain("\u001b[3", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("if its tables match\n  migration 1.\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void APipe_GetsWholeLines_WhateverTheColumnsAre()
    {
        Shell.WithLegacy();
        Shell.Environment["COLUMNS"] = "40";

        Assert.Contains(
            "It has tables but no version: the next run adopts it, if its tables match migration 1.\n",
            Ok("status"),
            StringComparison.Ordinal
        );
    }

    private void CheckBothWidths(string[] command)
    {
        var whole = Shell.Run(command);
        foreach (var width in new[] { 80, 100 })
        {
            var screen = Shell.OnTerminal(width, command);
            Assert.Equal(whole.ExitCode, screen.ExitCode);
            Layout.Check(WithoutTime(screen.Output), WithoutTime(whole.Output + whole.Error), width);
        }
    }

    /// <summary>The free space of the disk, the time and the number of a process are not the same twice.</summary>
    private static string WithoutTime(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"(?<=free disk +)\S+ \S+|20\d\d-\d\d-\d\dT[\d:.]+Z|\b\d{3,}(?=, )", "x");

    private static string Drawn(int width, Action<Drawing> draw)
    {
        var writer = new StringWriter();
        draw(Drawing.Create(writer, hasColor: false, width));
        return writer.ToString();
    }

    private static string Lines(IEnumerable<string> markup) => string.Concat(markup.Select(line => PlainText.Of(line) + "\n"));

    private static string Word(Choices choices) => new((char)choices.Next('a', 'z'), choices.Next(1, 20));

    private static string Text(Choices choices) =>
        string.Join(
            ' ',
            Enumerable
                .Range(0, choices.Next(1, 12))
                .Select(_ => new string((char)choices.Next('a', 'z'), choices.Next(1, choices.Next(4, 40))))
        );
}
