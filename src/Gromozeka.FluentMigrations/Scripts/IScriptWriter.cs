using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Scripts;

/// <summary>Writes what ran on a copy as SQL for the shell of a product. A capability of a database. Thread-safe.</summary>
public interface IScriptWriter
{
    /// <summary>The same database, with statements that the shells of this product understand, of whichever version they are.</summary>
    IDatabase ForScripts();

    /// <summary>The statements of a command, each whole; of a command that is no SQL, a comment.</summary>
    IEnumerable<string> Statements(DatabaseCommand command);

    /// <summary>A whole script: each step in a transaction of its own, with its version row, as a run does it.</summary>
    /// <exception cref="MigrationException"><see cref="ErrorCodes.NotScriptable"/>: a step cannot be written as SQL.</exception>
    string Write(MigrationScript script);
}
