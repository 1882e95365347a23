using FluentMigrator.Runner.Processors;

using Gromozeka.FluentMigrations.Dialect;

namespace FluentMigrator.Runner.Engine;

/// <summary>A database product of the engine, as the runner asks for it.</summary>
internal interface IEngineDialect
{
    /// <summary>The id under which it is selected.</summary>
    string Id { get; }

    IList<string> Aliases { get; }

    /// <summary>The database behind a connection string. Touches nothing.</summary>
    IDatabase Open(string connectionString, ProcessorOptions options);

    /// <summary>A database that does not exist, for runs without a connection.</summary>
    IDatabase Nothing(ProcessorOptions options);
}
