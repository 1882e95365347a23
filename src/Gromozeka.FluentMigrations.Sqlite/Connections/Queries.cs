using System.Data.Common;
using Gromozeka.FluentMigrations.Dialect;
using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite.Connections;

/// <summary>Reads from a connection or a session in one line.</summary>
internal static class Queries
{
    public static void Run(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static object? Scalar(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static List<T> Rows<T>(this SqliteConnection connection, string sql, Func<DbDataReader, T> read, params object[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Rows(command, read, parameters);
    }

    public static List<T> Rows<T>(this IDatabaseSession session, string sql, Func<DbDataReader, T> read, params object[] parameters)
    {
        if (session.IsNew)
            return [];
        using var command = session.CreateCommand(sql);
        return Rows(command, read, parameters);
    }

    /// <summary>Reads row by row, without keeping the rows.</summary>
    public static void Each(this IDatabaseSession session, string sql, Action<DbDataReader> read, params object[] parameters)
    {
        using var command = session.CreateCommand(sql);
        Each(command, read, parameters);
    }

    public static long Number(this IDatabaseSession session, string sql, params object[] parameters) =>
        session.Rows(sql, row => row.GetInt64(0), parameters).FirstOrDefault();

    private static List<T> Rows<T>(DbCommand command, Func<DbDataReader, T> read, object[] parameters)
    {
        var rows = new List<T>();
        Each(command, row => rows.Add(read(row)), parameters);
        return rows;
    }

    private static void Each(DbCommand command, Action<DbDataReader> read, object[] parameters)
    {
        for (var index = 0; index < parameters.Length; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"@p{index}";
            parameter.Value = parameters[index];
            command.Parameters.Add(parameter);
        }

        using var row = command.ExecuteReader();
        while (row.Read())
            read(row);
    }
}
