using Gromozeka.FluentMigrations.Postgres.Connections;
using Gromozeka.FluentMigrations.Postgres.Schema;
using Gromozeka.FluentMigrations.Schema;
using Npgsql;

namespace Gromozeka.FluentMigrations.Postgres.Scratch;

/// <summary>Copies the rows of a table to another database, as the server sends them.</summary>
internal static class Rows
{
    public static void Copy(NpgsqlConnection from, NpgsqlConnection to, TableShape table)
    {
        var columns = string.Join(
            ", ",
            table.Columns.Where(column => column.Generated is null).Select(column => PostgresNames.Quoted(column.Name))
        );
        var name = TableText.Name(table.Name);
        using (var source = from.BeginRawBinaryCopy($"COPY (SELECT {columns} FROM ONLY {name}) TO STDOUT (FORMAT BINARY)"))
        using (var target = to.BeginRawBinaryCopy($"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY)"))
            source.CopyTo(target);
        foreach (var column in table.Columns.Where(column => column.IsIdentity))
            Continue(to, name, PostgresNames.Quoted(column.Name), column.Name);
    }

    /// <summary>The next number of an identity column is not one that a copied row has.</summary>
    private static void Continue(NpgsqlConnection to, string table, string quoted, string column) =>
        to.Run(
            $"SELECT setval(pg_get_serial_sequence($1, $2), max({quoted})) FROM {table} HAVING max({quoted}) IS NOT NULL",
            table,
            column
        );
}
