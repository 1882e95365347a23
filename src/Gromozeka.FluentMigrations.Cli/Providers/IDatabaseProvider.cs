using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Cli.Providers;

/// <summary>A database product that the tool has.</summary>
internal interface IDatabaseProvider
{
    /// <summary>What <c>--processor</c> calls it.</summary>
    string Name { get; }

    /// <summary>What the key <c>Provider</c> of the settings calls it.</summary>
    string SettingName { get; }

    /// <summary>A connection string as an example.</summary>
    string ExampleConnection { get; }

    /// <summary>A connection string that somebody typed, with what it leaves to the current folder.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be read.</exception>
    string Complete(string connection);

    /// <summary>A database of a program that registers nothing.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.InvalidConfiguration"/>: it cannot be.</exception>
    IDatabase Create(string connection, TimeSpan lockTimeout, bool stripsComments);

    /// <summary>
    /// What a file is, if it is a database of this product or a part of one; null when it is not. Of a database that is known, its
    /// dialect is asked.
    /// </summary>
    string? Recognize(string file);
}
