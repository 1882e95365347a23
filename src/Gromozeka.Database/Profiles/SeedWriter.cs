using System.Data;
using System.Data.Common;
using Gromozeka.Database.Profiles.Seed;
using Npgsql;
using NpgsqlTypes;

namespace Gromozeka.Database.Profiles;

/// <summary>Inserts the rows of one table. Names come from the seed's own code; every value is a parameter.</summary>
internal static class SeedWriter
{
    public static void Insert(IDbConnection connection, IDbTransaction transaction, SeedTable table)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        var parameters = string.Join(", ", table.Columns.Select((_, index) => command.Bind(index, null)));
        command.CommandText = $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) VALUES ({parameters})";
        foreach (var row in table.Rows)
        {
            for (var index = 0; index < row.Length; index++)
                Set((DbParameter)command.Parameters[index]!, row[index]);
            command.ExecuteNonQuery();
        }
    }

    /// <summary>A text gets the type of its column: PostgreSQL does not take one for a time otherwise.</summary>
    private static void Set(DbParameter parameter, object? value)
    {
        if (parameter is NpgsqlParameter ofPostgres)
        {
            ofPostgres.ResetDbType();
            if (value is string)
                ofPostgres.NpgsqlDbType = NpgsqlDbType.Unknown;
        }

        parameter.Value = value ?? DBNull.Value;
    }

    /// <summary>Adds a parameter.</summary>
    /// <returns>Its name, as the statement refers to it.</returns>
    public static string Bind(this IDbCommand command, int index, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = FormattableString.Invariant($"@p{index}");
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return parameter.ParameterName;
    }
}
