using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>A database product that the tool supports.</summary>
internal interface IDatabaseProvider
{
    /// <summary>Its name for <c>--processor</c>.</summary>
    string Name { get; }

    /// <summary>Its name for the key <c>Provider</c> of the settings.</summary>
    string SettingName { get; }

    /// <summary>An example of a connection string.</summary>
    string ExampleConnection { get; }

    /// <summary>A connection string for a command that uses only the dialect, if no database is configured.</summary>
    string ScratchConnection { get; }

    /// <summary>Completes a connection string from the command line, with paths relative to the current folder.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be read.</exception>
    string Complete(string connection);

    /// <summary>Creates the database of a program that registers nothing.</summary>
    /// <param name="connection">Its connection string.</param>
    /// <param name="lockTimeout">How long to wait for a lock.</param>
    /// <param name="stripsComments">Whether comments are left out of scripts.</param>
    /// <param name="scratch">The connection string of a server for scratch databases; null for its own.</param>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be created.</exception>
    IDatabase Create(string connection, TimeSpan lockTimeout, bool stripsComments, string? scratch);

    /// <summary>Whether databases are on a server, so that those for trials can be on another one.</summary>
    bool HasServer { get; }

    /// <summary>The package that a bundle needs for it.</summary>
    string Package { get; }

    /// <summary>C# that creates the database of a bundle, from a <c>connection</c> and a <c>timeout</c>.</summary>
    string BundleCode { get; }
}
