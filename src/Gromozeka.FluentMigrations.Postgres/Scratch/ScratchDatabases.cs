using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Postgres.Schema;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Scratch;

/// <summary>
/// Creates databases on which migrations are tried: never a schema beside the tables of the application. Each is dropped with its session;
/// what a killed process left is dropped by the next.
/// </summary>
internal sealed class ScratchDatabases(PostgresDatabase database) : IScratchDatabases
{
    public IDatabaseSession OpenScratch()
    {
        var scratch = ScratchDatabase.Create(database);
        try
        {
            return scratch.Open();
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <summary>A table may need types and functions of its database, so that nothing less than the whole schema is a copy.</summary>
    public IDatabaseSession? OpenTableCopy(TableShape table)
    {
        var copy = OpenScratch();
        try
        {
            foreach (var statement in SchemaText.Of(table))
                copy.Execute(new SqlCommand(statement));
            return copy;
        }
        catch (DbException)
        {
            copy.Dispose();
            return null;
        }
    }

    public IDatabaseSession OpenSchemaCopy(IDatabaseSession original, IReadOnlyCollection<TableName> tablesWithRows)
    {
        var copy = OpenScratch();
        try
        {
            using var command = original.CreateCommand("SELECT 1");
            var from = (NpgsqlConnection)command.Connection!;
            var schema = original.ReadSchema();
            var to = ((PostgresSession)copy).Connection;
            var kept = schema.Tables.Where(table => tablesWithRows.Contains(table.Name, schema.Names)).ToList();
            Extensions.Copy(from, to);
            to.Run("SET check_function_bodies = off");
            Run(copy, SchemaText.Before(schema));
            foreach (var table in kept)
                Rows.Copy(from, to, table);
            Run(copy, SchemaText.After(schema));
            return copy;
        }
        catch
        {
            copy.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that may need each other: views read views, and functions have types as parameters.</summary>
    private static void Run(IDatabaseSession session, IReadOnlyList<string> statements)
    {
        while (statements.Count > 0)
        {
            var left = new List<string>();
            DbException? first = null;
            foreach (var statement in statements)
            {
                try
                {
                    session.Execute(new SqlCommand(statement));
                }
                catch (DbException cause)
                {
                    first ??= cause;
                    left.Add(statement);
                }
            }

            if (left.Count == statements.Count)
                throw first!;
            statements = left;
        }
    }
}
