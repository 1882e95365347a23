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
        using var source = from.BeginRawBinaryCopy($"COPY (SELECT {columns} FROM ONLY {name}) TO STDOUT (FORMAT BINARY)");
        using var target = to.BeginRawBinaryCopy($"COPY {name} ({columns}) FROM STDIN (FORMAT BINARY)");
        source.CopyTo(target);
    }
}
