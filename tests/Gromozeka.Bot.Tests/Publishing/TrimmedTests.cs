namespace Gromozeka.Bot.Tests.Publishing;

/// <summary>A trimmed program migrates, and refuses, as the same program does that is not trimmed.</summary>
public sealed class TrimmedTests(TrimmedProgram program) : IClassFixture<TrimmedProgram>
{
    [LongFact]
    public void RowsOfAnonymousObjects_Scripts_AndProfiles_KeepTheirValues()
    {
        var (exitCode, output) = program.Run("Migrations", isTrimmed: true);

        Assert.Equal(
            (0, "Ada|1815\nAlan|1912\nGrace|1906\nfrom a script|\nfrom a profile|2000\n"),
            (exitCode, output.ReplaceLineEndings("\n"))
        );
        Assert.Equal((exitCode, output), program.Run("Migrations", isTrimmed: false));
    }

    [LongFact]
    public void IncompleteOperations_AreRefusedWithTheSameText()
    {
        var (exitCode, output) = program.Run("Incomplete", isTrimmed: true);

        Assert.StartsWith("GM503", output, StringComparison.Ordinal);
        Assert.Contains(
            "operation 1, CreateTableExpression: The table's name cannot be null or an empty string",
            output,
            StringComparison.Ordinal
        );
        Assert.Equal((exitCode, output), program.Run("Incomplete", isTrimmed: false));
    }
}
