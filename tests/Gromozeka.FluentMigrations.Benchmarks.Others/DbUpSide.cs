using DbUp;
using DbUp.Engine;
using Gromozeka.FluentMigrations.Benchmarks.Workers;

namespace Gromozeka.FluentMigrations.Benchmarks.Others;

/// <summary>DbUp, which runs scripts, each in a transaction of its own; it does not undo them.</summary>
internal sealed class DbUpSide(string scripts) : ISide
{
    private readonly List<SqlScript> _scripts =
    [
        .. PlainStep
            .Read(scripts)
            .Select(step => new SqlScript($"{step.Version:00000} {step.Description}.sql", string.Join(";\n", step.Up))),
    ];

    public double? Run(Work work, string file)
    {
        var result = DeployChanges
            .To.SqliteDatabase($"Data Source={file};Pooling=False")
            .WithScripts(_scripts)
            .WithTransactionPerScript()
            .LogToNowhere()
            .Build()
            .PerformUpgrade();
        return result.Successful ? null : throw new InvalidOperationException("DbUp failed.", result.Error);
    }
}
