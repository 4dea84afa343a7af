import multiprocessing
import shutil
import time

from cakrawala.pagestore.state import SIZE, UNKNOWN, Known, State, Version

VERSION = Version(5, 3, 2, 1, 1000.5)


def known(**fields):
    return Known(VERSION, time.time() + 60, time.monotonic())._replace(**fields)


def test_what_one_writes_all_others_read(tmp_path):
    one, other = State(tmp_path), State(tmp_path)
    said = known()

    with one.alone() as is_mine:
        one.write(said)

    assert is_mine
    assert other.read() == one.read() == said


def test_a_new_or_damaged_file_says_nothing(tmp_path):
    state = State(tmp_path / "baru")
    assert state.read() == UNKNOWN

    state.write(known())
    with (tmp_path / "baru" / "state").open("r+b") as file:
        file.seek(SIZE // 2)
        file.write(b"\xff" * 8)

    assert state.read() == UNKNOWN
    assert UNKNOWN.age == float("inf")


def test_it_is_old_without_end_once_its_time_has_come_or_the_machine_was_started_anew():
    assert known().age < 60
    assert known(until=time.time() - 1).age == float("inf")
    assert known(asked_at=time.monotonic() + 1000).age == float("inf")


def test_an_impatient_writer_does_not_wait_for_another(tmp_path):
    state = State(tmp_path)
    with state.alone(), State(tmp_path).alone(is_patient=False) as is_mine:
        assert not is_mine


def _add(folder, many):
    state = State(folder)
    for _ in range(many):
        with state.alone():
            before = state.read()
            state.write(before._replace(version=before.version._replace(last=before.version.last + 1)))


def test_writers_of_many_processes_wait_for_each_other(tmp_path):
    State(tmp_path)
    processes = [multiprocessing.Process(target=_add, args=(tmp_path, 200)) for _ in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)

    assert State(tmp_path).read().version.last == 600


def test_a_file_that_is_cut_off_says_nothing_and_is_written_anew(tmp_path):
    state = State(tmp_path)
    state.write(known())
    (tmp_path / "state").write_bytes(b"")
    assert state.read() == UNKNOWN

    state.write(said := known())

    assert State(tmp_path).read() == said


def test_all_follow_to_the_new_file_where_the_folder_was_taken_away(tmp_path):
    one, other = State(tmp_path / "pages"), State(tmp_path / "pages")
    shutil.rmtree(tmp_path / "pages")

    with one.alone():
        one.write(said := known())
    with other.alone():
        pass

    assert one.read() == other.read() == said


def test_who_follows_lets_the_lock_go(tmp_path):
    state = State(tmp_path / "pages")
    shutil.rmtree(tmp_path / "pages")
    with state.alone():
        pass

    with State(tmp_path / "pages").alone(is_patient=False) as is_mine:
        assert is_mine
