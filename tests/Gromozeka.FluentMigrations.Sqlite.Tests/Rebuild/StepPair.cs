using Fixtures.Steps;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>Two copies of a database: operations are run on one of them in one step, and on the other in a step each.</summary>
internal sealed class StepPair(string seed, bool allowsLossyCasts) : IDisposable
{
    private readonly Workbench _one = new(seed);
    private readonly Workbench _several = new(seed);

    public Exception? ErrorInOne { get; private set; }

    public Exception? ErrorInSeveral { get; private set; }

    /// <summary>Runs the operations, and reads what is there then: facts and rows, or only that it failed.</summary>
    public (IReadOnlyList<string> One, IReadOnlyList<string> Several) Run(IReadOnlyList<Action<Migration>> operations)
    {
        ErrorInOne = Run(_one, m =>
        {
            foreach (var operation in operations)
                operation(m);
        });
        foreach (var operation in operations)
        {
            ErrorInSeveral = Run(_several, operation);
            if (ErrorInSeveral is not null)
                break;
            _several.File.Execute("DELETE FROM VersionInfo");
        }

        return (Result(_one, ErrorInOne), Result(_several, ErrorInSeveral));
    }

    public void Dispose()
    {
        _one.Dispose();
        _several.Dispose();
    }

    private Exception? Run(Workbench bench, Action<Migration> up) =>
        Record.Exception(() =>
            bench
                .Manager(new StepCode(up), new SqliteDatabaseOptions { ConnectionString = "", AllowLossyCasts = allowsLossyCasts })
                .Migrate()
        );

    private static IReadOnlyList<string> Result(Workbench bench, Exception? error) =>
        error is null ? [.. SchemaFacts.Of(bench.File), .. Dump.Rows(bench.File)] : ["failed"];
}
