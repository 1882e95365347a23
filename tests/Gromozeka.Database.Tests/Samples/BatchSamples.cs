using FluentMigrator;

using Gromozeka.FluentMigrations;

// The code that docs/batches.md shows. A namespace each, because several of them are "the next migration".

namespace Gromozeka.Database.Samples.Trim
{
    [Migration(3, "Trim messages")]
    public sealed class TrimMessages : BatchMigration
    {
        public override void Up() =>
            Batches.Over("chat_messages").OrderBy("id").Of(1_000).Update("text = trim(text)");

        public override void Down() { }
    }
}

namespace Gromozeka.Database.Samples.Compute
{
    [Migration(3, "Shorten messages")]
    public sealed class ShortenMessages : BatchMigration
    {
        public override void Up() =>
            Batches
                .Over("chat_messages")
                .Where("length(text) > 4000")
                .Update(["text"], rows =>
                {
                    foreach (var row in rows)
                        row["text"] = row.Text("text")![..4000];
                });

        public override void Down() { }
    }
}

namespace Gromozeka.Database.Samples.Archive
{
    [Migration(3, "Archive messages")]
    public sealed class ArchiveMessages : BatchMigration
    {
        public override void Up() =>
            Batches
                .Over("chat_messages")
                .Within(TimeSpan.FromMilliseconds(50))
                .Between(new TimeOnly(2, 0), new TimeOnly(5, 0))
                .OnError(BatchErrorPolicy.Skip)
                .Copy("message_archive", "id", "text");

        public override void Down() => Batches.Over("message_archive").OrderBy("id").Delete();
    }
}
