using FluentMigrator.Runner.Processors;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Runner;

/// <summary>A database product of the engine, as FluentMigrator's runner selects it.</summary>
/// <param name="Id">The id of the product in FluentMigrator, which <c>IfDatabase</c> compares.</param>
/// <param name="Alias">A second id, which distinguishes this processor from FluentMigrator's own for the same product.</param>
/// <param name="Method">What FluentMigrator's method that adds its own processor is called; the engine's has "Gromozeka" in it.</param>
/// <param name="Options">What the engine does beyond FluentMigrator.</param>
/// <param name="Processor">The FluentMigrator processor that this one replaces; also the log category.</param>
/// <param name="Open">Creates the database of a connection string. Accesses no file.</param>
/// <param name="Empty">Creates a database that does not exist, for runs without a connection.</param>
internal sealed record RunnerDialect(
    string Id,
    string Alias,
    string Method,
    GromozekaRunnerOptions Options,
    Type Processor,
    Func<string, ProcessorOptions, IDatabase> Open,
    Func<ProcessorOptions, IDatabase> Empty
)
{
    /// <summary>Further names of the product in FluentMigrator.</summary>
    public IReadOnlyList<string> OtherIds { get; init; } = [];
}
