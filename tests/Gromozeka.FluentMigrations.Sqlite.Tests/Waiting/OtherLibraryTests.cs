using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Waiting;

/// <summary>
/// A host may load the engine apart from the driver, and with it SQLite a second time. A connection of the one library must never be given
/// to the other: that ends the process.
/// </summary>
public class OtherLibraryTests
{
    [Fact]
    public async Task Begin_EngineWithALibraryOfItsOwn_WaitsAllTheSame()
    {
        using var bench = new Workbench("CREATE TABLE t (a)");
        using var other = bench.File.Open();
        var copy = bench.Path("copy");
        File.Copy(LoadedLibrary(), copy);
        var context = new PluginContext(copy);
        var waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var database = Open(context.LoadFromAssemblyPath(typeof(SqliteDatabase).Assembly.Location), bench.File.ConnectionString, _ =>
            waits.TrySetResult()
        );
        using var session = database.Open(SessionAccess.Write);
        var writer = other.BeginTransaction(deferred: false);

        var begin = Task.Run(() => session.Begin());
        await Task.WhenAny(waits.Task, begin).Ends("a turn of the wait");
        Assert.False(begin.IsCompleted);
        await writer.RollbackAsync();
        await begin.Ends("the lock");

        Assert.True(context.WasAsked);
        Assert.True(session.InTransaction);
    }

    private static string LoadedLibrary() =>
        Process
            .GetCurrentProcess()
            .Modules.Cast<ProcessModule>()
            .Select(module => module.FileName)
            .First(name => name.Contains("e_sqlite3", StringComparison.Ordinal));

    private static IDatabase Open(Assembly dialect, string connectionString, Action<TimeSpan> waiting)
    {
        var options = Activator.CreateInstance(dialect.GetType(typeof(SqliteDatabaseOptions).FullName!)!)!;
        Property(options, nameof(SqliteDatabaseOptions.ConnectionString)).SetValue(options, connectionString);
        Property(options, nameof(SqliteDatabaseOptions.LockTimeout)).SetValue(options, TimeSpan.FromHours(1));
        var database = (IDatabase)Activator.CreateInstance(dialect.GetType(typeof(SqliteDatabase).FullName!)!, options)!;
        database.Find<IWorkReports>()!.Subscribe(new WorkListener { Waiting = waiting });
        return database;
    }

    private static PropertyInfo Property(object of, string name) =>
        of.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!;

    private sealed class PluginContext(string library) : AssemblyLoadContext("plugin")
    {
        public bool WasAsked { get; private set; }

        protected override nint LoadUnmanagedDll(string unmanagedDllName)
        {
            if (unmanagedDllName != "e_sqlite3")
                return 0;
            WasAsked = true;
            return NativeLibrary.Load(library);
        }
    }
}
