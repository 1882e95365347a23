using System.Globalization;
using System.Text.RegularExpressions;
using Gromozeka.FluentMigrations.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace Gromozeka.FluentMigrations.Conformance.Tests.Batches;

/// <summary>
/// The connections of a run in batches are lost at its questions to the server, one after the other: what the run says about the rows is
/// true, and the next start works on each of the others once.
/// </summary>
public sealed class LostConnectionTests(ITestOutputHelper output)
{
    private const int Rows = 100;

    [PostgresTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Migrate_LosesItsConnections_SaysHowManyRowsAreDone(bool staysDown)
    {
        using var product = new PostgresProduct();
        Prepare(product);
        var faults = new List<string>();
        var question = 0;
        for (var isOver = false; !isOver; )
        {
            question += Faults.Stride;
            foreach (var moment in Enum.GetValues<CutMoment>())
            {
                product.Execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
                product.FullManager(Fixture.InBatches).Migrate(1);
                using var proxy = new PostgresProxy(product.ConnectionString);
                proxy.CutAt(question, moment, resets: question % 2 == 0, staysDown);

                var error = Record.Exception(() => Migrate(product, proxy.ConnectionString));

                isOver = !proxy.HasCut;
                if (Fault(product, error) is { } fault)
                    faults.Add($"question {question}, {moment}: {fault}");
                product.FullManager(Fixture.InBatches).Migrate(2);
                Assert.Equal($"1|1|{Rows}", product.Read("SELECT min(n), max(n), count(*) FROM t"));
            }
        }

        output.WriteLine($"{question} questions");
        Assert.True(question > 30, "The connections are lost at many points.");
        Assert.True(faults.Count == 0, string.Join("\n\n", faults));
    }

    private static void Prepare(PostgresProduct product)
    {
        product.Script.Up(1, migration =>
        {
            migration.Create.Table("t").WithColumn("id").AsInt64().PrimaryKey().WithColumn("n").AsInt64().WithDefaultValue(0);
            migration.Execute.Sql($"INSERT INTO t (id) SELECT generate_series(1, {Rows})");
        });
        product.Script.Batches(2, batches => batches.Over("t").OfExactly(25).Update("n = n + 1"));
    }

    private static void Migrate(PostgresProduct product, string connectionString)
    {
        using var database = new PostgresDatabase(new PostgresDatabaseOptions { ConnectionString = connectionString });
        var options = Product.Options(Fixture.InBatches, options =>
        {
            options.VersionTable = new HistoryTable();
            options.Mirror = product.Mirror;
            options.KeepLog = true;
        });
        new MigrationManager(database, options, new ServiceCollection().AddSingleton(product.Script).BuildServiceProvider()).Migrate(2);
    }

    /// <summary>What is wrong with the end of a run.</summary>
    private static string? Fault(PostgresProduct product, Exception? error)
    {
        var done = long.Parse(product.Read("SELECT sum(n) FROM t"), CultureInfo.InvariantCulture);
        var isApplied = product.Versions("history", "number") == "1,2";
        var hasBegun = product.Read("SELECT to_regclass('migration_batches')::text") == "migration_batches";
        var recorded = hasBegun ? product.Read("SELECT rows_done FROM migration_batches") : "";
        if (recorded.Length > 0 ? recorded != $"{done}" : done != (isApplied ? Rows : 0))
            return $"{done} rows are done, and '{recorded}' are recorded";
        return error switch
        {
            null => isApplied ? null : "it said that it is done",
            not MigrationException => $"an error of the driver: {error}",
            { Message: var text } when Regex.Match(text, @"(\d+) of \d+ rows") is { Success: true } said => said.Groups[1].Value
            == $"{done}"
                ? null
                : $"{done} rows are done, and it said: {text}",
            { Message: var text } when Regex.Match(text, @" at version (\d)") is { Success: true } said => said.Groups[1].Value
                == (isApplied ? "2" : "1")
            && done is 0 or Rows
                ? null
                : $"{done} rows are done, and it said: {text}",
            { Message: var text } when text.Contains("nothing was written", StringComparison.Ordinal) => hasBegun
                ? $"it has begun, and said: {text}"
                : null,
            { Message: var text } when text.Contains("not at all", StringComparison.Ordinal) => null,
            { Message: var text } => $"it did not say what is there: {text}",
        };
    }
}
