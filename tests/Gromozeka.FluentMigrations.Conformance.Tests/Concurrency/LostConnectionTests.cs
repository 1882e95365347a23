using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Conformance.Victim;
using Gromozeka.FluentMigrations.Postgres;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Concurrency;

/// <summary>
/// The connections of a run are lost at each of its questions to the server in turn: what the run says about the database is true, and the
/// next start goes on.
/// </summary>
public class LostConnectionTests(ITestOutputHelper output)
{
    [PostgresTheory]
    [InlineData("up", false)]
    [InlineData("up", true)]
    [InlineData("down", false)]
    [InlineData("down", true)]
    public void Migrate_LosesItsConnectionsAtEachQuestion_SaysWhatIsThere(string direction, bool staysDown)
    {
        using var product = new PostgresProduct();
        var faults = new List<string>();
        var question = 0;
        for (var isOver = false; !isOver; )
        {
            question += Faults.Stride;
            foreach (var moment in Enum.GetValues<CutMoment>())
            {
                if (direction == "down")
                    new MigrationManager(product.Database(), Steps.Options()).Migrate();
                else
                    product.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
                using var proxy = new PostgresProxy(product.ConnectionString);
                proxy.CutAt(question, moment, resets: question % 2 == 0, staysDown);

                var error = Record.Exception(() => Run(direction, proxy.ConnectionString));

                isOver = !proxy.HasCut;
                var versions = WholeSteps.AssertWhole(product);
                var isUntouched = direction == "up" ? product.ReadSchema().Tables.Count == 0 : versions == "1,2,3,4,5";
                if (Fault(error, versions, isUntouched, direction) is { } fault)
                    faults.Add($"question {question}, {moment}: {fault}");
            }
        }

        output.WriteLine($"{question} questions");
        Assert.True(question > 5 * Steps.Count, "The connections are lost at many points.");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
        WholeSteps.AssertGoesOn(product);
    }

    private static void Run(string direction, string connectionString)
    {
        using var database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = connectionString });
        var manager = new MigrationManager(database, Steps.Options());
        if (direction == "up")
            manager.Migrate();
        else
            manager.RollbackTo(0);
    }

    /// <summary>What is wrong with the end of a run.</summary>
    /// <param name="error">What it said.</param>
    /// <param name="versions">What is there.</param>
    /// <param name="isUntouched">Whether the database is as it was before the run.</param>
    /// <param name="direction">Where it ran to.</param>
    private static string? Fault(Exception? error, string versions, bool isUntouched, string direction)
    {
        var version = versions.Length == 0 ? "0" : versions[^1..];
        var end = direction == "up" ? "5" : "0";
        return error switch
        {
            null when version != end => $"it said that it is done, and left version {version}",
            null => null,
            not MigrationException => $"an error of the driver: {error}",
            { Message: var text } when Regex.Match(text, @" at version (\d+)") is { Success: true } said => said.Groups[1].Value == version
                ? null
                : $"it left version {version}, and said: {text}",
            { Message: var text } when text.Contains("nothing was written", StringComparison.Ordinal) && !isUntouched =>
                $"it left version {version}, and said: {text}",
            _ => null,
        };
    }
}
