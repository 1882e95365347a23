using System.Text.Json;
using Gromozeka.FluentMigrations.Commands.Support;

namespace Gromozeka.FluentMigrations.Commands.Hosting;

/// <summary><c>backups</c> lists the newest first, whether they have a record or not.</summary>
[Collection("console")]
public sealed class BackupListTests : IDisposable
{
    private readonly TestProgram _program = new(typeof(CreateOrders));

    public void Dispose() => _program.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Backups_OneWithoutARecord_AreNewestFirst(int unrecorded)
    {
        await _program.Run("migrate");
        for (var number = 0; number < 3; number++)
        {
            Assert.Equal(0, (await _program.Run("backup")).Code);
            _program.File.Execute($"INSERT INTO orders VALUES ({number})");
        }

        var names = Directory.EnumerateFiles(Path.Combine(_program.Folder, "backups"), "*.db").Order(StringComparer.Ordinal).ToList();
        File.Delete(names[unrecorded] + ".json");

        var (_, output, _) = await _program.Run("backups", "--json");

        var listed = JsonDocument.Parse(output).RootElement.GetProperty("backups").EnumerateArray();
        Assert.Equal(Enumerable.Reverse(names), listed.Select(backup => backup.GetProperty("path").GetString()));
    }
}
