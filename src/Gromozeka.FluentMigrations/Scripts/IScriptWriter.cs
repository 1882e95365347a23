using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>Writes what ran on a copy as an SQL script for the product's shell. A capability of a database. Thread-safe.</summary>
public interface IScriptWriter
{
    /// <summary>The same database, limited to statements that every supported version of the product's shell understands.</summary>
    IDatabase ForScripts();

    /// <summary>The complete statements of a command; a comment for a command that is not SQL.</summary>
    IEnumerable<string> Statements(DatabaseCommand command);

    /// <summary>A complete script: each step in its own transaction, with its version row, as in a run.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotScriptable"/>: a step cannot be written as SQL.</exception>
    string Write(MigrationScript script);
}
